package ishibashi.app.web;

import ishibashi.bank.Banks;
import ishibashi.bank.Problem;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Bank folders that lie there and were not taken at the start: which, where and why. */
final class UnusedFolders {
    private UnusedFolders() {}

    static void show(List<Banks.Unused> unused, Html page) {
        if (unused.isEmpty()) {
            return;
        }
        page.tags("<section id=unused><h2>")
                .both("使っていないフォルダ", "bank folders that are not used")
                .tags("</h2><p class=hint>");
        page.both(
                        "直してから、再起動するか mapping offer で渡してください。ほかのバンクは動いています。",
                        "Mend them, then start again or give them by mapping offer. The other banks are at work.")
                .tags("</p><table>");
        page.headings("フォルダ", "folder", "場所", "place", "理由", "why").tags("<tbody>");
        for (Banks.Unused folder : unused) {
            for (Problem problem : folder.problems()) {
                page.tags("<tr><th scope=row>").text(folder.folder()).tags("</th>");
                page.cell("場所", "hint", problem.place());
                page.tags("<td data-label=理由>").both(problem.ja(), problem.en()).tags("</td></tr>");
            }
        }
        page.tags("</tbody></table></section>");
    }

    static ArrayNode json(List<Banks.Unused> unused) {
        ArrayNode all = JsonMapper.shared().createArrayNode();
        for (Banks.Unused folder : unused) {
            ArrayNode problems = all.addObject().put("folder", folder.folder()).putArray("problems");
            folder.problems().forEach(p -> problems.addObject()
                    .put("place", p.place())
                    .put("ja", p.ja())
                    .put("en", p.en()));
        }
        return all;
    }
}
