package ishibashi.app.web;

import ishibashi.app.store.MappingTable;
import ishibashi.message.MemberId;
import java.util.List;

/** By which version of its folder a bank's files are read, and whether a newer one waits: offered, or tried on the last files too. */
record MappingNote(List<MappingTable.Version> versions) {
    MappingNote {
        versions = List.copyOf(versions);
    }

    void show(MemberId bank, Html page) {
        List<MappingTable.Version> own =
                versions.stream().filter(v -> v.member().equals(bank)).toList();
        int used = own.stream()
                .filter(MappingTable.Version::inForce)
                .mapToInt(MappingTable.Version::version)
                .max()
                .orElse(0);
        page.tags("<br><small>")
                .text("版 " + used + " 使用中 / version " + used + " in force")
                .tags("</small>");
        own.stream()
                .filter(v -> v.version() > used && !v.wasInForce())
                .findFirst()
                .ifPresent(newer -> waits(newer, used, page));
    }

    private static void waits(MappingTable.Version newer, int used, Html page) {
        boolean tried = newer.shadowed().contains(used);
        page.tags("<br><span class=hint>");
        page.both(
                "版 " + newer.version() + " が渡されています（"
                        + (tried ? "試し済み、mapping switch で切替" : "まだ試していません、mapping shadow で確認") + "）",
                "version " + newer.version()
                        + (tried ? " is offered and tried: mapping switch" : " is offered: mapping shadow"));
        page.tags("</span>");
    }
}
