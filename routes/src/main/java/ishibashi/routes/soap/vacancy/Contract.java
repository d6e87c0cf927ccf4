package ishibashi.routes.soap.vacancy;

import ishibashi.refusal.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** XML Schema 1.0 validation of an operation against {@code vacancies.xsd}; told by rule and path, never by the value. */
public final class Contract {
    /** Namespace of the schema. */
    public static final String NAMESPACE = "https://ishibashi.example/soap/vacancies";

    private static final int MOST = 20;
    private static final String CURRENT = "http://apache.org/xml/properties/dom/current-element-node";
    private static final String LOCALE = "http://apache.org/xml/properties/locale";
    private static final Pattern RULE = Pattern.compile("^([a-z][A-Za-z0-9.-]*):");
    private static final Pattern ALLOWED = Pattern.compile("enumeration '\\[(.*)]'");
    private static final Pattern EXPECTED = Pattern.compile("One of '\\{(.*?)}' is expected");

    private final Schema schema;

    public Contract() {
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            URL source = Objects.requireNonNull(Contract.class.getResource("/soap/vacancies.xsd"));
            schema = factory.newSchema(source);
        } catch (SAXException e) {
            throw new IllegalStateException("the contract of the SOAP door is broken", e);
        }
    }

    /** All that breaks the schema, at most twenty; empty for a well-formed operation. */
    public List<Objection> objections(Element operation) {
        Validator validator = schema.newValidator();
        List<Objection> found = new ArrayList<>();
        try {
            validator.setProperty(LOCALE, Locale.ENGLISH);
            validator.setErrorHandler(new Gathering(validator, operation, found));
            validator.validate(new DOMSource(operation));
        } catch (SAXException e) {
            if (found.isEmpty()) {
                found.add(objection(operation, "xml"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static Objection objection(Element element, String text) {
        Matcher allowed = ALLOWED.matcher(text);
        if (allowed.find()) {
            return Objection.at(element, Code.UNKNOWN_CODE, List.of(allowed.group(1)));
        }
        if (text.startsWith("cvc-datatype-valid") && text.contains("'date'")) {
            return Objection.at(element, Code.BAD_DATE, List.of());
        }
        Matcher rule = RULE.matcher(text);
        Matcher expected = EXPECTED.matcher(text);
        String path = Path.of(element);
        String told = path + ": " + (rule.find() ? rule.group(1) : "xml")
                + (expected.find() ? " → " + expected.group(1).replaceAll("\"[^\"]*\":", "") : "");
        return new Objection(Code.PROFILE_VIOLATION, element.getLocalName(), path, List.of(told));
    }

    /** One objection an element: the second error of the schema's processor only says that the type does not hold either. */
    private record Gathering(Validator validator, Element operation, List<Objection> found) implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) throws SAXException {
            Element at = validator.getProperty(CURRENT) instanceof Element element ? element : operation;
            Objection objection = objection(at, String.valueOf(e.getMessage()));
            if (found.stream().noneMatch(o -> o.path().equals(objection.path()))) {
                found.add(objection);
            }
            if (found.size() >= MOST) {
                throw e;
            }
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
