package ishibashi.trust;

import ishibashi.message.MemberId;
import ishibashi.trust.certificate.Objection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What a member must be before it is enrolled (contract §3; design D11: a member without a legal basis owns no records). */
public final class MemberForm {
    private static final Pattern PREFECTURE = Pattern.compile("[0-9]{2}");

    private MemberForm() {}

    /**
     * Why not; empty if nothing speaks against it.
     *
     * @param known the members that are there
     */
    public static List<Objection> objections(Member member, Function<MemberId, Optional<Member>> known) {
        List<Objection> found = new ArrayList<>();
        if (!member.id().value().startsWith(member.kind().wire() + "-")) {
            found.add(new Objection(
                    "会員 ID（" + member.id() + "）と種類（" + member.kind().wire() + "）が合いません。",
                    "The id " + member.id() + " is not one of a "
                            + member.kind().wire() + "."));
        }
        if (!PREFECTURE.matcher(member.prefecture()).matches()) {
            found.add(new Objection("都道府県は二桁の番号です。", "A prefecture is a number of two digits."));
        } else if (found.isEmpty()
                && member.kind() == Member.Kind.BANK
                && !member.id().value().equals("bank-" + member.prefecture())) {
            found.add(new Objection(
                    "医師バンクの会員番号は bank-都道府県コード です。" + member.id() + " と " + member.prefecture() + " のどちらかが違います。",
                    "A bank's id is bank- and its prefecture: " + member.id() + " and " + member.prefecture()
                            + " do not go together."));
        }
        operator(member, known).ifPresent(found::add);
        return List.copyOf(found);
    }

    private static Optional<Objection> operator(Member member, Function<MemberId, Optional<Member>> known) {
        Optional<MemberId> operator = member.operatorOfRecord();
        return switch (member.kind()) {
            case HOSPITAL ->
                operator.flatMap(known)
                                .filter(o -> o.kind() == Member.Kind.BANK)
                                .isPresent()
                        ? Optional.empty()
                        : Optional.of(new Objection(
                                "病院には、登録済みの医師バンクを --operator-of-record で指定してください。",
                                "A hospital needs an enrolled bank as its operator of record."));
            case BANK ->
                operator.equals(Optional.of(member.id()))
                        ? Optional.empty()
                        : Optional.of(new Objection("医師バンクは自らが責任を負います。", "A bank answers for itself."));
            case OPERATOR, GATEWAY ->
                operator.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new Objection("責任を負う医師バンクを持つのは病院だけです。", "Only a hospital has an operator of record."));
        };
    }
}
