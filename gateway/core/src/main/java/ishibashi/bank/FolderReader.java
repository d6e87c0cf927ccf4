package ishibashi.bank;

import ishibashi.message.Digest;
import ishibashi.message.MemberId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads one bank folder: bank.yaml, and unless the bank speaks FHIR codes.yaml and fields.yaml. */
final class FolderReader {
    private static final Set<String> ARTICLES = Set.of("29", "30", "33", "33-2", "33-3");
    private static final String NO_EXPIRY = "none";

    private FolderReader() {}

    static Optional<BankFolder> read(Path directory, Path codes, List<Problem> problems) {
        int before = problems.size();
        String folder = String.valueOf(directory.getFileName());
        Node bank = Yaml.read(directory.resolve("bank.yaml"), folder + "/bank.yaml", problems);
        bank.only(Language.BANK);
        bank.at("version").word(Set.of(Language.VERSION), Language.VERSION);
        String prefecture = prefecture(bank.at("prefecture"), folder);
        LegalBasis basis = basis(bank.at("legal-basis"));
        BankFolder.Operator operator = new BankFolder.Operator(
                bank.at("operator").required(), bank.at("contacts").texts());
        String name = bank.at("name").required();
        List<String> neighbours = bank.at("neighbours").texts();
        boolean speaksFhir =
                bank.at("speaks").word(Set.of("fhir", "files"), "files").equals("fhir");
        if (problems.size() > before) {
            return Optional.empty();
        }
        Map<String, Map<String, String>> tables = new LinkedHashMap<>();
        List<Shape> shapes = speaksFhir ? List.of() : shapes(directory, folder, codes, tables, problems);
        Gaiji gaiji = GaijiReader.read(directory, folder, shapes, problems);
        Map<String, ResultForm> results = ResultReader.read(directory, folder, tables, codes, problems);
        Optional<FolderFiles> files = files(directory, folder, problems);
        if (problems.size() > before || files.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new BankFolder(
                directory,
                prefecture,
                new MemberId("bank-" + prefecture),
                name,
                basis,
                operator,
                neighbours,
                speaksFhir,
                shapes,
                gaiji,
                results,
                files.get().digest(),
                digest(files.get(), codes)));
    }

    private static Optional<FolderFiles> files(Path directory, String folder, List<Problem> problems) {
        try {
            return Optional.of(FolderFiles.of(directory));
        } catch (IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage());
            problems.add(new Problem(folder, why, why));
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param tables what codes.yaml says goes there */
    private static List<Shape> shapes(
            Path directory,
            String folder,
            Path codes,
            Map<String, Map<String, String>> tables,
            List<Problem> problems) {
        Node words = Yaml.read(directory.resolve("codes.yaml"), folder + "/codes.yaml", problems);
        tables.putAll(tables(words));
        Node fields = Yaml.read(directory.resolve("fields.yaml"), folder + "/fields.yaml", problems);
        List<Shape> shapes = ShapeReader.shapes(fields, tables, directory);
        ShapeChecks checks = new ShapeChecks(Vocabulary.load(codes));
        checks.columns(fields.at("shapes"), shapes);
        checks.tables(words, tables, shapes);
        return shapes;
    }

    private static String prefecture(Node node, String folder) {
        String prefecture = node.required();
        if (!prefecture.matches("[0-9]{2}") || !folder.startsWith(prefecture + "-")) {
            node.problem(
                    "都道府県コード 2 桁で、フォルダ名の番号と同じにしてください", "must be two digits, those that the folder's name begins with");
            return "00";
        }
        return prefecture;
    }

    private static LegalBasis basis(Node node) {
        node.only(Language.LEGAL_BASIS);
        String article = node.at("article").required();
        if (!article.isEmpty()) {
            node.at("article").word(ARTICLES, "29");
        }
        String number = node.at("number").required();
        Node expires = node.at("expires");
        boolean notice = expires.required().equals(NO_EXPIRY);
        if (notice && (article.equals("30") || article.equals("33"))) {
            expires.problem("許可には有効期限が必要です", "a permit has a last day");
        }
        Optional<LocalDate> last = notice ? Optional.empty() : expires.date();
        return new LegalBasis(article, number, last);
    }

    private static Map<String, Map<String, String>> tables(Node codes) {
        Map<String, Map<String, String>> tables = new LinkedHashMap<>();
        codes.members().forEach((name, table) -> {
            Map<String, String> words = new LinkedHashMap<>();
            table.members().forEach((code, list) -> list.texts().forEach(word -> {
                if (words.putIfAbsent(word, code) != null) {
                    list.problem("同じ語が二度あります: " + word, word + " stands in the table twice");
                }
            }));
            tables.put(name, words);
        });
        return tables;
    }

    /** Over the folder's own files and the shared code tables. */
    private static Digest digest(FolderFiles own, Path codes) {
        try {
            MessageDigest sum = MessageDigest.getInstance("SHA-256");
            sum.update(own.manifest().toArray());
            if (Files.isDirectory(codes)) {
                try (Stream<Path> files = Files.walk(codes)) {
                    for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                        sum.update(codes.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                        sum.update(Files.readAllBytes(file));
                    }
                }
            }
            return new Digest(HexFormat.of().formatHex(sum.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
