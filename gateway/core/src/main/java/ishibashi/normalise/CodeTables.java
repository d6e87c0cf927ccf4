package ishibashi.normalise;

import ishibashi.bank.Words;
import ishibashi.normalise.field.Departments;
import ishibashi.normalise.field.Specialties;
import java.nio.file.Path;

/** What is shared by all banks: {@code mappings/codes}. */
public record CodeTables(Path folder, Departments departments, Specialties specialties, Words words) {
    public static CodeTables load(Path codes) {
        return new CodeTables(codes, new Departments(codes), new Specialties(codes), Words.load(codes));
    }
}
