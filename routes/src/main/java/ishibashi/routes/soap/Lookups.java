package ishibashi.routes.soap;

import java.util.Properties;

/** Build §5: names the JDK's and SAAJ's own factories, so that no request searches the class path for them; CXF logs where we do. */
final class Lookups {
    private Lookups() {}

    /** Leaves what an operator has set. */
    static void fix() {
        Properties properties = System.getProperties();
        properties.putIfAbsent("org.apache.cxf.Logger", "org.apache.cxf.common.logging.Slf4jLogger");
        properties.putIfAbsent(
                "jakarta.xml.soap.SAAJMetaFactory", "com.sun.xml.messaging.saaj.soap.SAAJMetaFactoryImpl");
        properties.putIfAbsent(
                "javax.xml.parsers.DocumentBuilderFactory",
                javax.xml.parsers.DocumentBuilderFactory.newDefaultInstance()
                        .getClass()
                        .getName());
        properties.putIfAbsent(
                "javax.xml.xpath.XPathFactory:http://java.sun.com/jaxp/xpath/dom",
                javax.xml.xpath.XPathFactory.newDefaultInstance().getClass().getName());
    }
}
