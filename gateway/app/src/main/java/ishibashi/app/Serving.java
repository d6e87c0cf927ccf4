package ishibashi.app;

import ishibashi.app.web.ActuatorServlet;
import ishibashi.app.web.OperatorToken;
import ishibashi.app.web.Server;
import ishibashi.bank.Banks;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;

/** One run of the gateway from its start to SIGTERM. */
public final class Serving {
    private static final String VERSION = "0.1.0";

    private Serving() {}

    /** Returns when the process is told to end and everything is closed. */
    public static void serve(Path path, Path mappings, boolean samples) throws IOException, InterruptedException {
        Home home = Home.at(path);
        Settings settings = Settings.load(home, System.getenv());
        Ending ending = new Ending();
        try (FileLock _ = home.lock()) {
            Progress.say("石橋 Ishibashi " + VERSION + "  " + home.path());
            Progress.say("データベースとブローカーを起動しています / starting database and broker …");
            ending.listen();
            run(home, settings, mappings, samples, ending);
            ending.clean();
        } finally {
            ending.closed();
        }
    }

    private static void run(Home home, Settings settings, Path mappings, boolean samples, Ending ending)
            throws IOException, InterruptedException {
        try (Gateway gateway = new Gateway(home, settings, mappings, samples)) {
            open(gateway, new Doors(gateway, VERSION, mappings.resolve("codes")), samples, ending);
        }
    }

    private static void open(Gateway gateway, Doors doors, boolean samples, Ending ending)
            throws IOException, InterruptedException {
        Settings settings = gateway.settings();
        OperatorToken token = new OperatorToken(gateway.home().operatorToken(gateway.random()));
        ActuatorServlet health = new ActuatorServlet(gateway, token);
        try (Server members = doors.members();
                Server operator = doors.operator(token, health)) {
            operator.start();
            members.start();
            if (samples && settings.development()) {
                new Samples(gateway, ending::isTold).run();
            }
            unused(gateway.folders());
            health.ready();
            Progress.say("ready  http://" + settings.host() + ":" + settings.operatorPort() + "/  https://"
                    + settings.host() + ":" + settings.membersPort() + "/");
            ending.awaitTold();
        }
    }

    /** One bank's fault keeps no other from its work, and nobody has to guess it. */
    private static void unused(Banks folders) {
        folders.unused().forEach(folder -> {
            Progress.say("使っていないフォルダ / folder that is not used: " + folder.folder());
            folder.problems().forEach(p -> Progress.say("  " + p.place() + "\n    " + p.ja() + "\n    " + p.en()));
        });
        if (!folders.unused().isEmpty()) {
            Progress.say(
                    "  → 直してから、再起動するか mapping offer で渡してください / mend it, then start again or give it by mapping offer");
        }
    }
}
