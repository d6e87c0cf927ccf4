package ishibashi.app.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The primitives below which nothing can go: one signature checked, one row committed. */
final class Baselines {
    private Baselines() {}

    /** ECDSA P-256 verifications a second on one core, key and engine kept. */
    static double verifications(SignedMessages messages, int rounds) throws GeneralSecurityException {
        BouncyCastleProvider provider = new BouncyCastleProvider();
        byte[] text = "bridge".getBytes(StandardCharsets.UTF_8);
        Signature signer = Signature.getInstance("SHA256withECDSA", provider);
        signer.initSign(messages.key());
        signer.update(text);
        byte[] signature = signer.sign();
        Signature verifier = Signature.getInstance("SHA256withECDSA", provider);
        verifier.initVerify(messages.certificate().getPublicKey());
        long began = 0;
        for (int n = -rounds / 2; n < rounds; n++) {
            if (n == 0) {
                began = System.nanoTime();
            }
            verifier.update(text);
            if (!verifier.verify(signature)) {
                throw new IllegalStateException("does not verify");
            }
        }
        return rounds / ((System.nanoTime() - began) / 1e9);
    }

    /** {@code INSERT … COMMIT} of 2 kB, one row a commit, that many connections. */
    static Figures inserts(Database database, int connections, int rows) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists bench_insert");
            statement.execute("create table bench_insert (id bigint primary key, body bytea not null)");
        }
        byte[] body = new byte[2_000];
        Figures figures = Load.run(connections, rows, number -> new Load.Client() {
            private final Connection connection = database.connect();
            private final PreparedStatement insert =
                    connection.prepareStatement("insert into bench_insert values (?, ?)");

            @Override
            public void act(int n) throws SQLException {
                insert.setLong(1, n);
                insert.setBytes(2, body);
                insert.executeUpdate();
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        });
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table bench_insert");
        }
        return figures;
    }

    /** The database of the gateway that is measured. */
    record Database(String url, String user, String password) {
        Connection connect() throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }
    }
}
