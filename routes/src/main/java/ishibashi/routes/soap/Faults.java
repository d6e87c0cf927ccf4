package ishibashi.routes.soap;

import ishibashi.refusal.Category;
import ishibashi.refusal.Code;
import ishibashi.refusal.Language;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.RefusalText;
import ishibashi.routes.soap.wss.SoapVersion;
import ishibashi.submit.Submitted.Reason;
import java.util.List;
import java.util.function.Function;
import javax.xml.XMLConstants;
import org.w3c.dom.Element;

/** The typed fault {@code Refusal} (SOAP 1.1 §4.4, 1.2 part 1 §5.4; contract §6). */
final class Faults {
    /** Local name of its action. */
    static final String ACTION = "Refusal";

    private Faults() {}

    /** Whose fault it is, in the words of both versions. */
    enum Blame {
        SENDER("Client", "Sender"),
        RECEIVER("Server", "Receiver"),
        NOT_UNDERSTOOD("MustUnderstand", "MustUnderstand");

        private final String code11;
        private final String code12;

        Blame(String code11, String code12) {
            this.code11 = code11;
            this.code12 = code12;
        }

        static Blame of(Refusal refusal) {
            return refusal.category() == Category.UNAVAILABLE ? RECEIVER : SENDER;
        }
    }

    /**
     * SOAP 1.1 §6.2 wants 500. SOAP 1.2 would have 400 for a sender's fault, but toolkits read no fault out of that, so 500 too;
     * strangers and whoever shall come again are told by HTTP as well.
     */
    static int status(Refusal refusal) {
        return switch (refusal.category()) {
            case IDENTITY, UNAVAILABLE -> refusal.code().status();
            case SIGNATURE, REPLAY, FORMAT, CONTENT, LAW, LIMIT ->
                refusal.code() == Code.TOO_FAST ? refusal.code().status() : 500;
        };
    }

    /** @param reasons the first is the main one */
    static void write(Element body, SoapVersion version, Blame blame, List<Reason> reasons) {
        Refusal main = reasons.getFirst().refusal();
        Element fault = Envelopes.soap(body, version, "Fault");
        Element detail =
                switch (version) {
                    case SOAP11 -> {
                        bare(fault, "faultcode", "soap:" + blame.code11);
                        Element text =
                                bare(fault, "faultstring", text(main, Language.JA) + " / " + text(main, Language.EN));
                        text.setAttributeNS(XMLConstants.XML_NS_URI, "xml:lang", Language.JA.wire());
                        yield bare(fault, "detail", "");
                    }
                    case SOAP12 -> {
                        Element code = Envelopes.soap(fault, version, "Code");
                        Envelopes.soap(code, version, "Value").setTextContent("soap:" + blame.code12);
                        Element reason = Envelopes.soap(fault, version, "Reason");
                        for (Language language : Language.values()) {
                            Element text = Envelopes.soap(reason, version, "Text");
                            text.setAttributeNS(XMLConstants.XML_NS_URI, "xml:lang", language.wire());
                            text.setTextContent(text(main, language));
                        }
                        yield Envelopes.soap(fault, version, "Detail");
                    }
                };
        Element element = Writing.add(detail, ACTION);
        refusal(element, reasons.getFirst());
        for (Reason further : reasons.subList(1, reasons.size())) {
            refusal(Writing.add(element, "further"), further);
        }
    }

    private static String text(Refusal refusal, Language language) {
        return refusal.text(language).title();
    }

    /** Names of SOAP 1.1 fault parts have no namespace. */
    private static Element bare(Element parent, String name, String text) {
        Element child = parent.getOwnerDocument().createElementNS(null, name);
        child.setTextContent(text);
        parent.appendChild(child);
        return child;
    }

    private static void refusal(Element element, Reason reason) {
        Refusal refusal = reason.refusal();
        Writing.add(element, "code", refusal.code().wire());
        Writing.add(element, "category", refusal.category().wire());
        Writing.add(element, "stage", refusal.stage().wire());
        Element where = Writing.add(element, "where");
        refusal.where().row().ifPresent(row -> Writing.add(where, "row", row));
        refusal.where().column().ifPresent(column -> Writing.add(where, "column", column));
        refusal.where().path().ifPresent(path -> Writing.add(where, "path", path));
        both(element, "why", refusal, RefusalText::why);
        both(element, "remedy", refusal, RefusalText::remedy);
        Writing.add(element, "incident", refusal.incident().toString());
        reason.current().ifPresent(current -> {
            Element stands = Writing.add(element, "current");
            Writing.add(stands, "record", current.record().toString());
            Writing.add(stands, "version", Integer.toString(current.version()));
        });
    }

    private static void both(Element element, String name, Refusal refusal, Function<RefusalText, String> part) {
        Element texts = Writing.add(element, name);
        for (Language language : Language.values()) {
            Writing.add(texts, language.wire(), part.apply(refusal.text(language)));
        }
    }
}
