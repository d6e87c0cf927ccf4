package ishibashi.app.command;

import picocli.CommandLine.Command;

/** {@code match}: what a coordinator asks of the matcher. */
@Command(
        name = "match",
        description = "マッチングについて調べます。What a coordinator asks of the matcher.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = MatchBoard.class)
public final class MatchCommand {}
