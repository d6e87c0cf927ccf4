package ishibashi.app.command;

import ishibashi.app.outside.Folders;
import ishibashi.app.outside.GatewayProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for a bank of another prefecture that reads as a sample bank's does, in a directory of the test. */
record MappingFolder(Path directory) {
    private static final String SAMPLE = "01-hokkaido";

    static MappingFolder of(String prefecture, Path parent) throws IOException {
        Path from = GatewayProcess.root().resolve("mappings/banks").resolve(SAMPLE);
        Path to = Files.createDirectories(parent.resolve(prefecture + "-shiken"));
        for (String file : new String[] {"bank.yaml", "fields.yaml", "codes.yaml"}) {
            Files.copy(from.resolve(file), to.resolve(file));
        }
        Path bank = to.resolve("bank.yaml");
        Files.writeString(
                bank, Files.readString(bank).replace("prefecture: \"01\"", "prefecture: \"%s\"".formatted(prefecture)));
        return new MappingFolder(to);
    }

    /** The teaching folder, for a bank of another prefecture. */
    static MappingFolder ofExample(String prefecture, Path parent) throws IOException {
        Path to = parent.resolve(prefecture + "-kyozai");
        Folders.copy(GatewayProcess.root().resolve("mappings/banks/99-example"), to);
        Path bank = to.resolve("bank.yaml");
        Files.writeString(
                bank, Files.readString(bank).replace("prefecture: \"99\"", "prefecture: \"%s\"".formatted(prefecture)));
        return new MappingFolder(to);
    }

    /** Offered, tried and switched on in a running gateway. */
    void switchedOn(GatewayProcess gateway, String bank, int version, String reason)
            throws IOException, InterruptedException {
        gateway.said("mapping", "offer", toString(), "--reason", reason);
        gateway.said("mapping", "shadow", "--member", bank, Integer.toString(version));
        gateway.said("mapping", "switch", "--member", bank, Integer.toString(version), "--reason", reason);
    }

    /** The bank's own word for a fixed term, which no shared table knows. */
    MappingFolder knowing(String word) throws IOException {
        Files.writeString(directory.resolve("codes.yaml"), "employment:\n  fixed: [%s]\n".formatted(word));
        return this;
    }

    @Override
    public String toString() {
        return directory.toString();
    }
}
