package ishibashi.routes.soap;

/** One of the six of {@code vacancies.wsdl}, a file each. */
@FunctionalInterface
interface Operation {
    Done apply(Asked asked);
}
