package ishibashi.routes.soap;

import ishibashi.routes.soap.vacancy.Vacancies;
import java.util.Map;
import java.util.Optional;

/** The six operations by their names in the WSDL. */
final class Operations {
    private final Map<String, Operation> byName;

    Operations(SoapPorts ports) {
        Changes changes = new Changes(ports.ingest(), ports.submit(), ports.records(), ports.ids());
        OwnVacancies vacancies = new OwnVacancies(new Vacancies(ports.tables()), ports.ids());
        byName = Map.of(
                "SubmitVacancy", new SubmitVacancy(vacancies, changes),
                "UpdateVacancy", new UpdateVacancy(vacancies, changes),
                "WithdrawVacancy", new WithdrawVacancy(changes),
                "GetVacancyStatus", new GetVacancyStatus(ports.records(), ports.ledger(), changes),
                "FetchMessages", new FetchMessages(ports.outbox()),
                "AcknowledgeMessages", new AcknowledgeMessages(ports.outbox(), ports.acknowledged()));
    }

    Optional<Operation> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
