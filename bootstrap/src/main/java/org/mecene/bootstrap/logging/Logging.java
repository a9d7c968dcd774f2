package org.mecene.bootstrap.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.util.logging.LogManager;
import net.logstash.logback.encoder.LogstashEncoder;
import org.mecene.bootstrap.configuration.Configuration.LogFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Sets up the log: to standard output, one line an event in either form, with the id of the
/// request that it belongs to.
public final class Logging {
    /// A line for people. Line ends inside a message become visible, so that nobody can forge a
    /// line.
    private static final String LINE =
            "%d{HH:mm:ss.SSS} %-5level %-28.28logger{0} %X{requestId:-} %replace(%msg){'[\\r\\n]+','⏎ '}%n%xEx{full}";

    private Logging() {}

    public static void setUp(LogFormat format) {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setEncoder(encoder(format, context));
        appender.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(appender);
        context.getLogger("org.mecene").setLevel(Level.INFO);
        // Jersey, Grizzly and Liquibase speak through java.util.logging.
        LogManager.getLogManager().reset();
        SLF4JBridgeHandler.install();
    }

    /// What writes the lines of a form.
    public static Encoder<ILoggingEvent> encoder(LogFormat format, LoggerContext context) {
        return switch (format) {
            case TEXT -> {
                var encoder = new PatternLayoutEncoder();
                encoder.setContext(context);
                encoder.setPattern(LINE);
                encoder.start();
                yield encoder;
            }
            case JSON -> {
                var encoder = new LogstashEncoder();
                encoder.setContext(context);
                encoder.setTimeZone("UTC");
                encoder.start();
                yield encoder;
            }
        };
    }
}
