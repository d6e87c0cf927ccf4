package ishibashi.routes.soap;

import ishibashi.routes.soap.wss.Verifier;
import java.util.Set;
import javax.xml.namespace.QName;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.phase.Phase;

/** Tells CXF which headers the verifier understands; the gate has refused a message with any other that must be. */
final class Understood extends AbstractSoapInterceptor {
    Understood() {
        super(Phase.PRE_PROTOCOL);
    }

    @Override
    public Set<QName> getUnderstoodHeaders() {
        return Verifier.UNDERSTOOD;
    }

    @Override
    public void handleMessage(SoapMessage message) {}
}
