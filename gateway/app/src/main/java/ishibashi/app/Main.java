package ishibashi.app;

import ishibashi.app.command.AuditCommand;
import ishibashi.app.command.BankCommand;
import ishibashi.app.command.LedgerCommand;
import ishibashi.app.command.MappingCommand;
import ishibashi.app.command.MatchCommand;
import ishibashi.app.command.MemberCommand;
import ishibashi.app.command.QuarantineCommand;
import ishibashi.app.command.ReceiveCommand;
import ishibashi.app.command.SendCommand;
import ishibashi.app.command.ServeCommand;
import java.io.ObjectInputFilter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: {@code gateway/ishibashi COMMAND}. */
@Command(
        name = "ishibashi",
        description = "石橋: a federated data-exchange gateway for physician placement.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ServeCommand.class,
            MemberCommand.class,
            SendCommand.class,
            ReceiveCommand.class,
            LedgerCommand.class,
            QuarantineCommand.class,
            BankCommand.class,
            MappingCommand.class,
            MatchCommand.class,
            AuditCommand.class
        })
public final class Main {
    private static final int FAULT = 3;

    private Main() {}

    public static void main(String[] words) throws java.io.IOException {
        noObjectsFromBytes();
        java.util.logging.LogManager.getLogManager()
                .readConfiguration(new java.io.ByteArrayInputStream(
                        ".level=SEVERE\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            String message = e.getMessage();
            command.getErr().println(message == null ? e.getClass().getSimpleName() : message);
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                command.getErr().println("  by " + cause);
            }
            if (e instanceof IllegalArgumentException || e instanceof IllegalStateException) {
                return CommandLine.ExitCode.USAGE;
            }
            return FAULT;
        });
        System.exit(status(line, words));
    }

    /** Nothing here is ever read by Java's own serialisation, whatever library would (security A6). */
    private static void noObjectsFromBytes() {
        ObjectInputFilter.Config.setSerialFilter(ObjectInputFilter.Config.createFilter("!*"));
    }

    /** Also of an {@link Error}, which would leave the process alive on the threads of what was started. */
    private static int status(CommandLine line, String[] words) {
        try {
            return line.execute(words);
        } catch (Error e) {
            e.printStackTrace(line.getErr());
            return FAULT;
        }
    }
}
