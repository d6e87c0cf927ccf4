package ishibashi.bundle;

import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations;

/** FHIR R4 DocumentReference: a file of the recipient's own form, and which characters it could not carry. */
final class OwnDocument {
    private static final int MOST_TOLD = 100;

    private OwnDocument() {}

    static DocumentReference of(OwnFile file) {
        DocumentReference document = new DocumentReference();
        document.setStatus(Enumerations.DocumentReferenceStatus.CURRENT);
        if (!file.lost().isEmpty()) {
            document.setDescription(told(file));
        }
        document.addContent()
                .getAttachment()
                .setContentType(file.contentType())
                .setTitle(file.name())
                .setSize(file.content().size())
                .setData(file.content().toArray());
        return document;
    }

    private static String told(OwnFile file) {
        String places = file.lost().stream()
                .limit(MOST_TOLD)
                .map(lost -> lost.row() + "行「" + lost.column() + "」" + lost.code())
                .collect(Collectors.joining("、"));
        return "この文字コードにない " + file.lost().size() + " 文字を〓にしました / "
                + file.lost().size() + " characters that the charset lacks became 〓: " + places;
    }
}
