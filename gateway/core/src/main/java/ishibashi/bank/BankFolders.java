package ishibashi.bank;

import ishibashi.message.MemberId;
import java.util.Optional;

/** Port: how each bank's files are read right now; a version may be switched on while work goes on. */
public interface BankFolders {
    Optional<BankFolder> of(MemberId member);

    /**
     * As they were read when a message was begun, so that one whose first rows are kept is read to its end alike.
     *
     * @param mapping as {@link BankFolder#mappingVersion} said; the folder of now where that version is gone
     */
    Optional<BankFolder> of(MemberId member, String mapping);
}
