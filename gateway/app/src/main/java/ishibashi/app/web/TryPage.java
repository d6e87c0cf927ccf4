package ishibashi.app.web;

import ishibashi.app.Gateway;
import ishibashi.app.store.MappingTable;
import ishibashi.bank.BankFolder;
import java.util.Optional;

/** The form of the dry run: which bank, which version, which file. */
final class TryPage {
    private TryPage() {}

    /** @param wrong what was wrong with the last try, empty for none */
    static Html form(Gateway gateway, String wrong) {
        Html page = StatusPage.head(gateway);
        page.tags("<section><h2>").both("ファイルを試す", "try a file").tags("</h2><p class=hint>");
        page.both(
                "何が読め、何がなぜ保留になり、誰に何が見えるかを 1 行ずつ示します。何も保存せず、誰にも送りません。",
                "Shows row by row what is understood, what is held and why, and who would see what. Nothing is stored or sent.");
        page.tags("</p>");
        if (!wrong.isEmpty()) {
            page.tags("<p class=bad role=alert>").text(wrong).tags("</p>");
        }
        fields(gateway, page);
        return page.tags("</section></main>");
    }

    private static String name(Gateway gateway, MappingTable.Version version) {
        return gateway.banks().of(version.member()).map(BankFolder::name).orElse("") + " "
                + version.member().value();
    }

    private static void fields(Gateway gateway, Html page) {
        page.tags("<form class=try method=post action=\"/try\" enctype=\"multipart/form-data\"><label for=bank>");
        page.both("バンクと版", "bank and version").tags("</label><select id=bank name=bank required>");
        for (MappingTable.Version version : gateway.mappingDesk().versions(Optional.empty())) {
            page.tags("<option value=\"")
                    .text(version.member().value() + " " + version.version())
                    .tags("\">")
                    .text(name(gateway, version) + " 版 " + version.version() + (version.inForce() ? "（使用中）" : "（未使用）"))
                    .tags("</option>");
        }
        page.tags("</select><label for=file>").both("ファイル（ここに落とせます）", "file, can be dropped here");
        page.tags("</label><input id=file type=file name=file required><label for=as-of>");
        page.both("基準日（なければファイルの日付）", "day for dates without a year; else the file's own");
        page.tags("</label><input id=as-of type=date name=as-of><button>")
                .both("試す", "Try")
                .tags("</button></form>");
    }
}
