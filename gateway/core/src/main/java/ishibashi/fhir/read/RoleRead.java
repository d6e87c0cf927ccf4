package ishibashi.fhir.read;

import ishibashi.message.Row;
import ishibashi.refusal.Refusal;
import java.util.List;

/** What became of a role that was read. */
public sealed interface RoleRead {
    /** Understood. {@code warnings} do not stop it: terms that are missing for an introduction (domain §3). */
    record Taken(Row row, List<Refusal> warnings) implements RoleRead {
        public Taken {
            warnings = List.copyOf(warnings);
        }
    }

    /** Not taken, for all of these reasons. */
    record Refused(List<Refusal> refusals) implements RoleRead {
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }
}
