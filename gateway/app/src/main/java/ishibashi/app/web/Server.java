package ishibashi.app.web;

import ishibashi.message.MemberId;
import ishibashi.trust.Pin;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.net.SocketWrapperBase;

/** One port with its servlets (RFC 9110); with TLS 1.3 and a demanded client certificate, or plain on loopback. */
public final class Server implements AutoCloseable {
    private static final int HEADERS = 16 * 1024;
    private static final int SWALLOWED = 48 << 20;

    private final Tomcat tomcat = new Tomcat();
    private final NioEndpoint endpoint = new NioEndpoint();
    private final Connector connector = new Connector(new Http11NioProtocol(endpoint));
    private final ScheduledExecutorService sweeps = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("connections").daemon().factory());

    private final Heads heads = new Heads(endpoint, System::nanoTime);
    private final Crowds<SocketWrapperBase<NioChannel>> crowds;
    private Optional<Future<?>> sweep = Optional.empty();

    /**
     * A key store, the file with its password, and whose a client's certificate is; empty for strangers and suspended members
     * alike.
     */
    public record Tls(Path keystore, Path password, Function<Pin, Optional<MemberId>> members) {
        /** In that folder, as {@code keystore.p12} and {@code keystore.pass}. */
        public static Tls in(Path folder, Function<Pin, Optional<MemberId>> members) {
            return new Tls(folder.resolve("keystore.p12"), folder.resolve("keystore.pass"), members);
        }
    }

    /** @param servlets path pattern → servlet */
    public Server(String host, int port, Optional<Tls> tls, Path work, Map<String, HttpServlet> servlets)
            throws IOException {
        tomcat.setBaseDir(Files.createDirectories(work).toString());
        connector.setPort(port);
        set("address", host);
        set("maxHttpRequestHeaderSize", Integer.toString(HEADERS));
        set("maxHeaderCount", "64");
        set("connectionTimeout", "10000");
        set("maxConnections", "1024");
        set("maxThreads", "128");
        set("maxKeepAliveRequests", "100000");
        set("maxSwallowSize", Integer.toString(SWALLOWED));
        set("server", "ishibashi");
        connector.setXpoweredBy(false);
        crowds = new Crowds<>(
                endpoint::getConnections,
                Connections::address,
                connection -> tls.flatMap(t -> Connections.pin(connection).flatMap(t.members())),
                SocketWrapperBase::close);
        if (tls.isPresent()) {
            secure(tls.get());
        }
        tomcat.setConnector(connector);
        tomcat.getEngine().getPipeline().addValve(new Leftovers(SWALLOWED, System::nanoTime));
        Context context = tomcat.addContext("", null);
        ((StandardHost) tomcat.getHost()).setErrorReportValveClass(Errors.class.getName());
        servlets.forEach((pattern, servlet) -> {
            Wrapper wrapper = Tomcat.addServlet(context, pattern, servlet);
            wrapper.addMapping(pattern);
            MultipartConfig uploads = servlet.getClass().getAnnotation(MultipartConfig.class);
            if (uploads != null) {
                wrapper.setMultipartConfigElement(new MultipartConfigElement(uploads));
            }
        });
    }

    private void set(String name, String value) {
        connector.setProperty(name, value);
    }

    private void secure(Tls tls) throws IOException {
        connector.setSecure(true);
        connector.setScheme("https");
        set("SSLEnabled", "true");
        SSLHostConfig host = new SSLHostConfig();
        host.setProtocols("TLSv1.3");
        host.setCertificateVerification("required");
        host.setTrustManagerClassName(AnyClient.class.getName());
        SSLHostConfigCertificate certificate = new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.EC);
        certificate.setCertificateKeystoreFile(tls.keystore().toAbsolutePath().toString());
        certificate.setCertificateKeystoreType("PKCS12");
        certificate.setCertificateKeystorePassword(
                Files.readString(tls.password()).strip());
        host.addCertificate(certificate);
        connector.addSslHostConfig(host);
    }

    /** @throws IllegalStateException if the port cannot be had */
    public void start() {
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            throw new IllegalStateException(taken(), e);
        }
        if (connector.getLocalPort() < 0) {
            throw new IllegalStateException(taken());
        }
        sweep = Optional.of(sweeps.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.SECONDS));
    }

    private void sweep() {
        heads.sweep();
        crowds.sweep();
    }

    private String taken() {
        int port = connector.getPort();
        return "ポート " + port + " を開けません。使っているプログラムを止めるか、ISHIBASHI_PORT_OFFSET で番号をずらしてください。 / port " + port
                + " cannot be opened: stop the program that uses it, or move all ports by ISHIBASHI_PORT_OFFSET.";
    }

    @Override
    public void close() {
        sweep.ifPresent(each -> each.cancel(true));
        sweeps.shutdownNow();
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }
}
