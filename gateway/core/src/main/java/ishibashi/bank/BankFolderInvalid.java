package ishibashi.bank;

import java.util.List;
import java.util.stream.Collectors;

/** A bank folder that cannot be used: a fault of configuration, with everything that is wrong with it. */
public final class BankFolderInvalid extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    public BankFolderInvalid(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
