package ishibashi.trust.certificate;

import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X962Parameters;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;

/** SEC 1 §2.3.4 and §3.2.2.1: the public key is an uncompressed point of the curve, and not the one at infinity. */
record PointOnCurve() implements CertificateRule {
    private static final byte UNCOMPRESSED = 4;

    @Override
    public String name() {
        return "point-on-curve";
    }

    @Override
    public boolean holds(Candidate candidate) {
        if (!candidate.isEc()) {
            return true;
        }
        X9ECParameters curve =
                curve(X962Parameters.getInstance(candidate.key().getAlgorithm().getParameters()));
        byte[] point = candidate.key().getPublicKeyData().getOctets();
        int coordinate = (curve.getCurve().getFieldSize() + 7) / 8;
        return point.length == 1 + 2 * coordinate
                && point[0] == UNCOMPRESSED
                && curve.getCurve().decodePoint(point).isValid();
    }

    private static X9ECParameters curve(X962Parameters parameters) {
        if (!parameters.isNamedCurve()) {
            return X9ECParameters.getInstance(parameters.getParameters());
        }
        var name = org.bouncycastle.asn1.ASN1ObjectIdentifier.getInstance(parameters.getParameters());
        X9ECParameters fast = CustomNamedCurves.getByOID(name);
        return fast == null ? ECNamedCurveTable.getByOID(name) : fast;
    }

    @Override
    public Objection objection() {
        return new Objection("公開鍵が曲線上の点（非圧縮形式）ではありません。", "The public key is no uncompressed point of its curve.");
    }
}
