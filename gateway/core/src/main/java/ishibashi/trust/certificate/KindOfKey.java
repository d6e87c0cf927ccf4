package ishibashi.trust.certificate;

/** Keys are of EC or RSA; all else is refused by not being on the list (security §3.0). */
record KindOfKey() implements CertificateRule {
    @Override
    public String name() {
        return "kind-of-key";
    }

    @Override
    public boolean holds(Candidate candidate) {
        return candidate.isEc() || candidate.isRsa();
    }

    @Override
    public Objection objection() {
        return new Objection("鍵の種類は EC または RSA にしてください。", "The key must be of EC or RSA.");
    }
}
