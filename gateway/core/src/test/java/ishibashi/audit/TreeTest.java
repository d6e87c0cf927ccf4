package ishibashi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ishibashi.message.Bytes;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The eight leaves and their roots by which implementations of Certificate Transparency test themselves. */
class TreeTest {
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void an_empty_tree_has_the_hash_of_nothing() {
        assertThat(new Tree().root().hex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void each_leaf_makes_the_next_known_root() {
        Tree tree = new Tree();
        for (int n = 0; n < LEAVES.size(); n++) {
            tree.add(Link.leaf(HexFormat.of().parseHex(LEAVES.get(n))));
            assertThat(tree.root().hex()).isEqualTo(ROOTS.get(n));
        }
    }

    @Test
    void what_is_kept_of_a_tree_goes_on_to_grow() {
        Tree tree = new Tree();
        for (int n = 0; n < LEAVES.size(); n++) {
            tree = new Tree(tree.size(), tree.kept());
            tree.add(Link.leaf(HexFormat.of().parseHex(LEAVES.get(n))));
            assertThat(tree.root().hex()).isEqualTo(ROOTS.get(n));
        }
    }

    @Test
    void peaks_of_another_size_are_no_tree() {
        assertThatThrownBy(() -> new Tree(3, Bytes.of(new byte[32]))).isInstanceOf(IllegalArgumentException.class);
    }
}
