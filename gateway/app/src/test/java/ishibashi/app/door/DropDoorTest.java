package ishibashi.app.door;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.SharedGateway;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedGateway.class)
class DropDoorTest implements DoorContract {
    private final Ways ways;

    DropDoorTest(GatewayProcess gateway) {
        this.ways = new Ways(gateway);
    }

    @Override
    public Ways ways() {
        return ways;
    }

    @Override
    public Books books() {
        return new Books(ways.gateway());
    }

    @Override
    public Way door() {
        return ways.drop();
    }
}
