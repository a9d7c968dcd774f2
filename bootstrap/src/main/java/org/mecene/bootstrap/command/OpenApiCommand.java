package org.mecene.bootstrap.command;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.mecene.bootstrap.configuration.ConfigurationReader;
import org.mecene.bootstrap.configuration.Environment;
import org.mecene.rest.openapi.OpenApi;
import picocli.CommandLine.Command;

/// Prints the HTTP contract.
@Command(
        name = "openapi",
        description = "Print the OpenAPI document.",
        mixinStandardHelpOptions = true)
public final class OpenApiCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        var publicUrl = ConfigurationReader.read(Environment.read()).http().publicUrl();
        System.out.println(new String(new OpenApi(publicUrl).json(), StandardCharsets.UTF_8));
        return 0;
    }
}
