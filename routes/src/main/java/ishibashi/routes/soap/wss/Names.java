package ishibashi.routes.soap.wss;

/** Namespaces of SOAP, WS-Addressing 1.0, WS-Security 1.1 and XML-DSig. */
public final class Names {
    public static final String WSA = "http://www.w3.org/2005/08/addressing";
    public static final String ANONYMOUS = WSA + "/anonymous";
    public static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    public static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";

    static final String WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    static final String WSU = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    static final String WSSE11 = "http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd";
    static final String XML = "http://www.w3.org/XML/1998/namespace";
    static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
    static final String XENC11 = "http://www.w3.org/2009/xmlenc11#";
    static final String XOP = "http://www.w3.org/2004/08/xop/include";
    static final String XINCLUDE = "http://www.w3.org/2001/XInclude";

    private Names() {}
}
