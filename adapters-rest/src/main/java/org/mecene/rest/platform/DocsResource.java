package org.mecene.rest.platform;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.rest.http.SecurityHeaders;
import org.mecene.rest.openapi.OpenApi;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.Access.Who;

/// The published contract, and a page to read it on. The page's scripts and styles are all files of
/// this server: nothing is inline and nothing comes from elsewhere.
@Singleton
@Path("/")
public final class DocsResource {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";
    private static final String WEBJAR = "/META-INF/resources/webjars/swagger-ui/";
    private static final Map<String, Asset> ASSETS =
            Map.of(
                    "docs.js", Asset.own("docs.js", "text/javascript; charset=utf-8"),
                    "docs.css", Asset.own("docs.css", "text/css; charset=utf-8"),
                    "swagger-ui.css", Asset.ofWebjar("swagger-ui.css", "text/css; charset=utf-8"),
                    "swagger-ui-bundle.js",
                            Asset.ofWebjar(
                                    "swagger-ui-bundle.js", "text/javascript; charset=utf-8"));

    private final OpenApi openApi;

    @Inject
    public DocsResource(OpenApi openApi) {
        this.openApi = openApi;
    }

    @GET
    @Access(Who.PUBLIC)
    public Response root() {
        return Response.seeOther(URI.create("docs")).build();
    }

    @GET
    @Path("openapi.json")
    @Access(Who.PUBLIC)
    public Response contract() {
        return Response.ok(openApi.json(), "application/json").build();
    }

    @GET
    @Path("docs")
    @Access(Who.PUBLIC)
    public Response page() {
        return answer(Asset.own("docs.html", "text/html; charset=utf-8"));
    }

    @GET
    @Path("docs/{file}")
    @Access(Who.PUBLIC)
    public Response asset(@PathParam("file") String file) {
        var asset = ASSETS.get(file);
        if (asset == null) {
            throw CommonRefusal.notFound(Thing.MEDIA);
        }
        return answer(asset);
    }

    private static Response answer(Asset asset) {
        return Response.ok(asset.read(), asset.type())
                .header(SecurityHeaders.POLICY, POLICY)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .build();
    }

    private record Asset(String path, String type) {
        static Asset own(String name, String type) {
            return new Asset("/org/mecene/rest/platform/" + name, type);
        }

        static Asset ofWebjar(String name, String type) {
            return new Asset(WEBJAR + SwaggerUi.VERSION + "/" + name, type);
        }

        byte[] read() {
            try (var in = DocsResource.class.getResourceAsStream(path)) {
                if (in == null) {
                    throw new IllegalStateException("The build left out " + path);
                }
                return in.readAllBytes();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
