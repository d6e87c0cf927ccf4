package ishibashi.trust.cms;

import org.bouncycastle.asn1.cms.Attribute;

/** RFC 5652 §5.3, made strict: some signed attributes, each type once, each with one value. What they mean may be unknown. */
final class AttributesOnceEach implements CmsRule {
    @Override
    public String name() {
        return "attributes-once-each";
    }

    @Override
    public boolean holds(CmsView view) {
        long types = view.signed().all().stream()
                .map(Attribute::getAttrType)
                .distinct()
                .count();
        return types > 0
                && types == view.signed().all().size()
                && view.signed().all().stream().allMatch(a -> a.getAttrValues().size() == 1);
    }
}
