package ishibashi.app.command;

import ishibashi.trust.Identity;
import ishibashi.trust.KeyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A member's key and certificate as a command reads them: what is missing is told with its place and its remedy. */
final class MemberKeys {
    private MemberKeys() {}

    /** @throws IllegalArgumentException with what is missing or does not open, why it is needed and what to do */
    static Identity read(Path folder) throws IOException {
        if (!KeyFiles.in(folder)) {
            throw new IllegalArgumentException(folder
                    + ": 鍵がありません（keystore.p12）。署名と接続に、会員の鍵と証明書が要ります。\n"
                    + "  → --keys で keystore.p12 と keystore.pass のあるフォルダを示してください。開発モードでは"
                    + " member certificate --id 会員 --out フォルダ で作れます。\n"
                    + folder
                    + ": there is no key (keystore.p12); signing and connecting need the member's key and certificate.\n"
                    + "  → Name the folder that holds keystore.p12 and keystore.pass by --keys; in development"
                    + " member certificate --id MEMBER --out FOLDER makes one.");
        }
        Path password = folder.resolve("keystore.pass");
        if (!Files.exists(password)) {
            throw new IllegalArgumentException(password
                    + " がありません。keystore.p12 を開くパスワードを 1 行で書いたファイルです。\n"
                    + "  → 鍵を渡されたときのパスワードを、このファイルに書いてください。\n"
                    + password + " is missing: the password of keystore.p12 on one line.\n"
                    + "  → Write the password that came with the key into this file.");
        }
        try {
            return KeyFiles.read(folder);
        } catch (IllegalArgumentException | IOException e) {
            // What a key store says of a wrong password depends on its format.
            throw new IllegalArgumentException(
                    folder.resolve("keystore.p12")
                            + " を開けません。パスワードが違うか、ファイルが壊れているか、鍵が入っていません。\n"
                            + "  → keystore.pass のパスワードを確かめてください。直らなければ、鍵を作り直して運用者に登録を頼んでください。\n"
                            + folder.resolve("keystore.p12")
                            + " cannot be opened: another password, a damaged file, or no key in it.\n"
                            + "  → Check the password in keystore.pass; else make a new key and ask the operator to enrol it.",
                    e);
        }
    }
}
