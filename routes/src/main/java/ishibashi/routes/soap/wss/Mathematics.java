package ishibashi.routes.soap.wss;

import ishibashi.trust.BouncyCastle;
import ishibashi.trust.Enrolled;
import java.security.Provider;
import java.util.List;
import java.util.Set;
import org.apache.jcp.xml.dsig.internal.dom.XMLDSigRI;
import org.apache.wss4j.common.crypto.WSProviderConfig;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.WSDataRef;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.apache.wss4j.dom.engine.WSSecurityEngine;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.handler.WSHandlerResult;
import org.apache.wss4j.dom.processor.Processor;
import org.apache.wss4j.dom.processor.SignatureProcessor;
import org.w3c.dom.Element;

/** XML-DSig §3.2 core validation by WSS4J, with its secure validation on; what it has verified is compared by node identity. */
final class Mathematics {
    private final Provider engine = new XMLDSigRI();

    Mathematics() {
        WSProviderConfig.init(false, false, false);
        org.apache.xml.security.Init.init();
    }

    /** One a message: processors are not made for several threads. */
    private WSSConfig config() {
        WSSConfig config = WSSConfig.getNewInstance();
        config.setProcessor(WSConstants.SIGNATURE, new SignatureProcessor(engine));
        // Timestamps are our own rule, by the injected clock.
        config.setProcessor(WSConstants.TIMESTAMP, (Processor) (element, data) -> List.of());
        return config;
    }

    /** The signature holds under the signer's key and covers these elements and no others. */
    void hold(Element security, Enrolled signer, Set<Element> covered) throws BadMessage {
        WSSConfig config = config();
        RequestData data = new RequestData();
        data.setWssConfig(config);
        data.setSigVerCrypto(KnownCrypto.verifying(signer.certificate()));
        data.setSignatureProvider(BouncyCastle.PROVIDER);
        data.setDisableBSPEnforcement(true);
        data.setExpandXopInclude(false);
        try {
            WSSecurityEngine processor = new WSSecurityEngine();
            processor.setWssConfig(config);
            WSHandlerResult result = processor.processSecurityHeader(security, data);
            List<WSSecurityEngineResult> signatures =
                    result.getActionResults().getOrDefault(WSConstants.SIGN, List.of());
            if (signatures.size() != 1
                    || !elements(signatures.getFirst()).equals(covered)
                    || !signer.certificate()
                            .equals(signatures.getFirst().get(WSSecurityEngineResult.TAG_X509_CERTIFICATE))) {
                throw BadMessage.signature("covered-elements");
            }
        } catch (WSSecurityException | RuntimeException e) {
            throw BadMessage.signature("mathematics");
        }
    }

    private static Set<Element> elements(WSSecurityEngineResult signature) {
        Set<Element> elements = Coverage.identitySet();
        if (signature.get(WSSecurityEngineResult.TAG_DATA_REF_URIS) instanceof List<?> references) {
            references.forEach(reference -> elements.add(((WSDataRef) reference).getProtectedElement()));
        }
        return elements;
    }
}
