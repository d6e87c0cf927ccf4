package ishibashi.app.command;

import ishibashi.app.Serving;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code serve}: starts everything and stays. */
@Command(
        name = "serve",
        description = "Starts everything; with samples waits until they are through and prints a table of the banks.",
        footer = "%nExample: ishibashi serve --home /var/lib/ishibashi --no-samples",
        mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
    @Mixin
    private Homes homes = new Homes();

    @Option(names = "--no-samples", description = "A home without samples, on the real business day.")
    private boolean noSamples;

    @Override
    public Integer call() throws Exception {
        Serving.serve(homes.path(), Homes.mappings(), !noSamples);
        return 0;
    }
}
