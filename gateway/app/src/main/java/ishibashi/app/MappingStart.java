package ishibashi.app;

import ishibashi.app.store.MappingTable;
import ishibashi.bank.BankFolder;
import ishibashi.bank.FolderFiles;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What a start does with the folders as they lie under {@code mappings/banks}. In development a folder that was changed since it was
 * taken last is taken; what an operator switched on since stays if the folder is as it was. In production a folder is only offered.
 */
final class MappingStart {
    private final MappingTable table;
    private final MappingDesk desk;
    private final boolean development;

    MappingStart(MappingTable table, MappingDesk desk, boolean development) {
        this.table = table;
        this.desk = desk;
        this.development = development;
    }

    void take(List<BankFolder> folders) throws IOException {
        for (BankFolder folder : folders) {
            if (development) {
                develop(folder);
            } else {
                offer(folder);
            }
        }
    }

    private void develop(BankFolder folder) throws IOException {
        if (table.folder(folder.member()).filter(folder.files()::equals).isPresent()) {
            return;
        }
        int version = table.offer(
                folder.member(), FolderFiles.of(folder.directory()), Optional.empty(), "folder at the start");
        int before = table.inForce().getOrDefault(folder.member(), 0);
        table.switchOn(
                folder.member(), before, version, Optional.of(folder.files()), "folder at the start, development mode");
    }

    /** One that nobody signed is not used; the start says so and goes on with what is in force. */
    private void offer(BankFolder folder) throws IOException {
        if (table.find(folder.member(), folder.files()).isPresent()) {
            return;
        }
        try {
            MappingDesk.Offered offered = desk.offer(
                    folder.prefecture(),
                    FolderFiles.of(folder.directory()),
                    MappingSignature.beside(folder.directory()),
                    "folder at the start");
            Progress.say(folder.member() + ": 新しい版 " + offered.version() + " があります（mapping shadow、mapping switch で切り替え）"
                    + " / version " + offered.version() + " is offered: mapping shadow, then mapping switch");
        } catch (IllegalArgumentException e) {
            Progress.say(folder.member() + ": " + e.getMessage());
        }
    }
}
