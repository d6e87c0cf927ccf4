package ishibashi.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import ishibashi.bank.BankFolder;
import ishibashi.bank.Banks;
import ishibashi.message.RawRow;
import ishibashi.message.Row;
import ishibashi.normalise.read.RawRecord;
import ishibashi.refusal.Code;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A row that our own code fails on is held, and the operator finds out why without seeing it. */
class FaultTraceTest {
    private static final String NAME = "石橋　架空";

    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger(FaultTrace.class);

    @BeforeEach
    void listen() {
        written.start();
        log.addAppender(written);
    }

    @AfterEach
    void listenNoMore() {
        log.detachAppender(written);
    }

    @Test
    void the_log_names_the_fault_its_place_and_the_incident_and_nothing_of_the_row() {
        BankFolder bank = Banks.folder(Score.MAPPINGS.resolve("banks/01-hokkaido"), Score.MAPPINGS.resolve("codes"));
        RowReader reader = new RowReader(
                bank,
                bank.shapes().getFirst(),
                CodeTables.load(Score.MAPPINGS.resolve("codes")),
                LocalDate.of(2026, 8, 20),
                UUID::randomUUID);
        Row row = reader.read(failing()).row();
        assertThat(row).isInstanceOfSatisfying(Row.Held.class, held -> {
            assertThat(held.refusals()).singleElement().satisfies(refusal -> {
                assertThat(refusal.code()).isEqualTo(Code.ROW_UNPROCESSABLE);
                assertThat(written.list).singleElement().satisfies(line -> {
                    assertThat(line.getFormattedMessage())
                            .contains("record 7 ", "java.lang.IllegalStateException", "ishibashi.normalise.")
                            .contains(refusal.incident().toString())
                            .doesNotContain(NAME);
                    assertThat(line.getThrowableProxy()).isNull();
                });
            });
        });
    }

    /** As a fault in our own code would be: it breaks off in the middle, and what it says quotes the row. */
    private static RawRecord failing() {
        Map<String, RawRow.Cell> cells = new HashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            public RawRow.Cell get(Object key) {
                throw new IllegalStateException("not to be read: " + NAME);
            }
        };
        return new RawRecord(7, NAME, cells, List.of(), false, Set.of(), RawRecord.Form.WHOLE);
    }
}
