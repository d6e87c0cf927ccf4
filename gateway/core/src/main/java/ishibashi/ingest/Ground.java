package ishibashi.ingest;

import ishibashi.bank.BankFolder;
import ishibashi.bank.BankFolders;
import ishibashi.bank.LegalBasis;
import ishibashi.message.Japan;
import ishibashi.message.MemberId;
import ishibashi.trust.Directory;
import java.time.Instant;
import java.util.Optional;

/**
 * On what ground of law records are placed: that of the bank which answers for them (domain §3 L1, L2). A bank of which no folder lies
 * here says nothing of it.
 */
final class Ground {
    private final Directory directory;
    private final BankFolders folders;

    Ground(Directory directory, BankFolders folders) {
        this.directory = directory;
        this.folders = folders;
    }

    /** The permit that has run out, by the day in Japan: without one nothing new is taken. */
    Optional<LegalBasis> lapsed(MemberId sender, Instant now) {
        return folders.of(directory.operatorOfRecord(sender))
                .map(BankFolder::basis)
                .filter(basis -> !basis.inForceOn(Japan.day(now)));
    }
}
