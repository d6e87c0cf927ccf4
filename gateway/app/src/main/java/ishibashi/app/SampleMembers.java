package ishibashi.app;

import ishibashi.bank.BankFolder;
import ishibashi.bank.Banks;
import ishibashi.message.MemberId;
import ishibashi.trust.DevelopmentAuthority;
import ishibashi.trust.Directory;
import ishibashi.trust.Identity;
import ishibashi.trust.KeyFiles;
import ishibashi.trust.Member;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Development: a member for every bank folder, one hospital, one national operator (contract §3). */
final class SampleMembers {
    private static final String HOSPITAL = "hospital-0919900019";

    private SampleMembers() {}

    static void enrol(Home home, Banks banks, Directory directory, DevelopmentAuthority authority, SecureRandom random)
            throws IOException {
        for (Member member : members(banks)) {
            Path keys = home.dev(member.id().value());
            boolean enrolled = directory.member(member.id()).isPresent();
            if (enrolled && KeyFiles.in(keys)) {
                continue;
            }
            Identity identity =
                    Keys.kept(keys, () -> authority.member(member.id().value()), random);
            if (!enrolled) {
                directory.enrol(
                        member,
                        new Directory.X509Binding(identity.certificate(), Optional.empty(), authority.certificate()),
                        "sample member");
            }
        }
    }

    private static List<Member> members(Banks banks) {
        List<Member> members = new ArrayList<>();
        for (BankFolder bank : banks.all()) {
            members.add(
                    new Member(bank.member(), Member.Kind.BANK, bank.prefecture(), Optional.of(bank.member()), true));
        }
        MemberId hospital = new MemberId(HOSPITAL);
        String prefecture = HOSPITAL.substring(9, 11);
        members.add(new Member(
                hospital, Member.Kind.HOSPITAL, prefecture, Optional.of(new MemberId("bank-" + prefecture)), true));
        members.add(new Member(new MemberId("operator-national"), Member.Kind.OPERATOR, "00", Optional.empty(), true));
        return members;
    }
}
