package ishibashi.audit;

import ishibashi.audit.Finding.Changed;
import ishibashi.audit.Finding.Cut;
import ishibashi.audit.Finding.HeadForged;
import ishibashi.audit.Finding.Missing;
import ishibashi.audit.Finding.Reordered;
import ishibashi.audit.Finding.Rewritten;
import ishibashi.audit.Finding.Unfollowed;
import ishibashi.audit.Finding.Unlinked;
import ishibashi.audit.Finding.Vanished;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A finding as a sentence that names the entry. */
public record FindingText(String ja, String en) {
    public static FindingText of(Finding finding) {
        return switch (finding) {
            case Changed(long n, UUID id) ->
                new FindingText(
                        "%d番の記録（%s）は書き換えられています。ハッシュを取ったときの内容と違います。".formatted(n, id),
                        "Entry %d (%s) was changed: it is not what was hashed.".formatted(n, id));
            case Missing(long n, Optional<UUID> id) ->
                id.isPresent()
                        ? new FindingText(
                                "%d番の記録（%s）の内容がありません。".formatted(n, id.get()),
                                "Entry %d (%s) is missing: its link is there, its act is not.".formatted(n, id.get()))
                        : new FindingText(
                                "%d番の記録がありません。".formatted(n), "Entry %d is missing from the chain.".formatted(n));
            case Vanished(UUID id) ->
                new FindingText(
                        "鎖につながる前の記録（%s）がありません。".formatted(id),
                        "Entry %s is missing: it waited for its link and is gone.".formatted(id));
            case Reordered(long n, long now) ->
                new FindingText(
                        "%d番から順序が入れ替えられています。%d番にあるべき記録が%d番にあります。".formatted(n, n, now),
                        "Entry %d is out of order: the one that belongs there stands at %d.".formatted(n, now));
            case Unfollowed(long n, UUID id) ->
                new FindingText(
                        "%d番の記録（%s）は前の記録につながりません。この記録か前の記録がハッシュごと書き換えられたか、間の記録が抜かれています。".formatted(n, id),
                        "Entry %d (%s) does not follow from the one before it: one of the two was rewritten with its hash, or what stood between them was taken out."
                                .formatted(n, id));
            case Rewritten(long from, long head) ->
                new FindingText(
                        "%d番から%d番までのどれかが、鎖ごと書き換えられています。%d番までの署名と一致しません。".formatted(from, head, head),
                        "Some of the entries %d to %d were rewritten with their links: the signature over the chain up to %d is of another chain."
                                .formatted(from, head, head));
            case Cut(long from, long head) ->
                new FindingText(
                        "%d番からの記録が切り取られています。%d番までの署名があります。".formatted(from, head),
                        "The entries from %d on were cut off: there is a signature over the chain up to %d."
                                .formatted(from, head));
            case HeadForged(long n) ->
                n == 0
                        ? new FindingText(
                                "データベースの外に置いた署名は、このゲートウェイの正しい署名ではありません。",
                                "The signature that is kept outside the database is none of this gateway's.")
                        : new FindingText(
                                "%d番までの署名は、このゲートウェイの正しい署名ではありません。".formatted(n),
                                "The signature over the chain up to %d is none of this gateway's, or is not of what stands beside it."
                                        .formatted(n));
            case Unlinked(UUID id, Instant since) ->
                new FindingText(
                        "%sの記録（%s）が鎖につながっていません。".formatted(since, id),
                        "Entry %s of %s is not in the chain.".formatted(id, since));
        };
    }
}
