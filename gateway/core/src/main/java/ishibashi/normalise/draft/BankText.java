package ishibashi.normalise.draft;

import java.time.LocalDate;
import java.util.List;

/** Writes {@code bank.yaml}: nearly all of it only a person can know. */
final class BankText {
    private BankText() {}

    /** @param day after which the draft may not be used, so that nobody starts it as it is */
    static String of(String prefecture, List<String> neighbours, LocalDate day) {
        return """
                # yaml-language-server: $schema=../../schema/bank.schema.json
                version: 1
                name: 要記入 # TODO バンクの名前 / the bank's name
                prefecture: "%s"
                legal-basis:
                  article: "29" # TODO 職業安定法の条 29 30 33 33-2 33-3 / article of the Employment Security Act
                  number: 要記入 # TODO 届出または許可の番号 / number of the notice or permit
                  expires: %s # TODO 許可の最後の日、届出なら none / last day of the permit; none for a notice
                operator: 要記入 # TODO 運営する者 / who runs the bank
                contacts: [] # TODO 連絡先 / whom to ask
                neighbours: %s # 近隣県 / to whom 近隣県 extends
                """.formatted(
                prefecture, day, neighbours.stream().map(n -> '"' + n + '"').toList());
    }
}
