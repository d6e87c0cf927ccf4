package ishibashi.trust;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.json.Json;
import ishibashi.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class BundleSignatureProperties {
    private static final KeyPair KEYS = SignedBundles.p256();
    private static final Enrolled SIGNER = SignedBundles.enrolled("bank-09", KEYS.getPublic());
    private static final byte[] SIGNED = SignedBundles.JSON.writeValueAsBytes(SignedBundles.signed(KEYS, SIGNER));
    private static final Json SIGNED_TREE = SignedBundles.tree(SIGNED);

    private final BundleSignature check = new BundleSignature();

    @Property(tries = 3_000)
    void one_other_byte_is_refused_or_says_the_very_same(
            @ForAll @IntRange(max = 1_000_000) int place, @ForAll byte other) {
        byte[] mutated = SIGNED.clone();
        mutated[place % SIGNED.length] = other;
        if (StrictJson.read(mutated) instanceof StrictJson.Read.Tree(Json.Obj tree)
                && check.verify(tree, List.of(SIGNER)) instanceof BundleSignature.Result.Good) {
            assertThat(tree.equals(SIGNED_TREE)).isTrue();
        }
    }

    @Property(tries = 500)
    void what_is_canonical_stays_as_it_is(@ForAll("trees") Json tree) {
        byte[] once = canonical(tree);
        Json again = ((StrictJson.Read.Tree) StrictJson.read(once)).json();
        assertThat(again).isEqualTo(tree);
        assertThat(canonical(again)).isEqualTo(once);
    }

    @Property(tries = 500)
    void what_another_program_writes_compactly_is_read_as_it_was_meant(@ForAll("trees") Json tree) {
        String written = SignedBundles.JSON.writeValueAsString(plain(tree));
        assertThat(StrictJson.read(written.getBytes(StandardCharsets.UTF_8))).isEqualTo(new StrictJson.Read.Tree(tree));
    }

    @Provide
    Arbitrary<Json> trees() {
        Arbitrary<String> texts = Arbitraries.strings()
                .ofMaxLength(12)
                .filter(text -> text.indexOf('\0') < 0
                        && StandardCharsets.UTF_16.newEncoder().canEncode(text));
        Arbitrary<Json> leaves = Arbitraries.oneOf(
                texts.map(Json.Text::new),
                Arbitraries.longs()
                        .between(-9_007_199_254_740_991L, 9_007_199_254_740_991L)
                        .map(n -> new Json.Num(Long.toString(n))),
                Arbitraries.of(Json.Literal.values()));
        return Arbitraries.recursive(
                () -> leaves,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(4).map(Json.Arr::new),
                        Arbitraries.maps(texts, inner).ofMaxSize(4).map(Json.Obj::new)),
                0,
                4);
    }

    private static byte[] canonical(Json tree) {
        return ((Jcs.Form.Canonical) Jcs.of(tree, "Bundle")).bytes().toArray();
    }

    private static Object plain(Json tree) {
        return switch (tree) {
            case Json.Obj(Map<String, Json> members) -> {
                var object = SignedBundles.JSON.createObjectNode();
                members.forEach((name, value) -> object.putPOJO(name, plain(value)));
                yield object;
            }
            case Json.Arr(List<Json> items) ->
                items.stream().map(BundleSignatureProperties::plain).toList();
            case Json.Text(String value) -> value;
            case Json.Num(String digits) -> Long.valueOf(digits);
            case Json.Literal literal ->
                switch (literal) {
                    case TRUE -> true;
                    case FALSE -> false;
                    case NULL -> SignedBundles.JSON.nullNode();
                };
        };
    }
}
