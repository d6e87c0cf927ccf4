package ishibashi.routes.soap.wss;

import ishibashi.message.Bytes;
import ishibashi.trust.BouncyCastle;
import ishibashi.trust.Identity;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.util.List;
import org.apache.jcp.xml.dsig.internal.dom.XMLDSigRI;
import org.apache.wss4j.common.WSEncryptionPart;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.message.WSSecHeader;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.apache.wss4j.dom.message.WSSecSignatureConfirmation;
import org.apache.wss4j.dom.message.WSSecTimestamp;
import org.w3c.dom.Document;

/** Signs what goes back (security §3.3 "reply"): the parts of a request, RelatesTo and the confirmation of its signature. */
public final class ReplySigner {
    private static final int SECONDS = 300;

    private final Identity signing;
    private final Clock clock;

    public ReplySigner(Identity signing, Clock clock) {
        this.signing = signing;
        this.clock = clock;
    }

    /** Adds the security header to an envelope with its addressing headers. */
    public void sign(Document reply, SoapVersion version, Bytes requestSignature) {
        try {
            WSSecHeader header = new WSSecHeader(reply);
            header.insertSecurityHeader();
            WSSecTimestamp timestamp = new WSSecTimestamp(header);
            timestamp.setWsTimeSource(clock::instant);
            timestamp.setTimeToLive(SECONDS);
            timestamp.build();
            WSSecSignatureConfirmation confirmation = new WSSecSignatureConfirmation(header);
            confirmation.build(requestSignature.toArray());
            WSSecSignature signature = new WSSecSignature(header, new XMLDSigRI());
            signature.setUserInfo("gateway", "");
            signature.setKeyIdentifierType(WSConstants.BST_DIRECT_REFERENCE);
            signature.setSignatureAlgorithm(
                    signing.certificate().getPublicKey() instanceof ECPublicKey
                            ? Algorithms.ECDSA_SHA256
                            : Algorithms.RSA_SHA256);
            signature.setDigestAlgo(Algorithms.SHA256);
            signature.setSigCanonicalization(Names.EXCLUSIVE);
            signature.setAddInclusivePrefixes(false);
            signature.setSignatureProvider(BouncyCastle.PROVIDER);
            signature
                    .getParts()
                    .addAll(List.of(
                            new WSEncryptionPart("Body", version.namespace(), ""),
                            new WSEncryptionPart("To", Names.WSA, ""),
                            new WSEncryptionPart("Action", Names.WSA, ""),
                            new WSEncryptionPart("MessageID", Names.WSA, ""),
                            new WSEncryptionPart("RelatesTo", Names.WSA, ""),
                            new WSEncryptionPart(timestamp.getId()),
                            new WSEncryptionPart(confirmation.getId())));
            signature.build(KnownCrypto.signing(signing));
        } catch (WSSecurityException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }
}
