package org.mecene.rest.users;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.mecene.application.users.Export;
import org.mecene.domain.users.PersonalRecords.Kind;

/// Writes an export as it is read: a file of JSON for each kind, then the files. Names in the
/// archive are ours alone; what owners called their files is in `media.json`. A fault on the way
/// breaks the connection off, and the archive has no end: nobody takes it for a whole one.
final class ExportZip implements StreamingOutput {
    static final String TYPE = "application/zip";

    private static final int COPY_BUFFER = 32 * 1_024;

    /// For what the server lets people upload; anything else is called `bin`.
    private static final Map<String, String> EXTENSIONS =
            Map.ofEntries(
                    Map.entry("image/gif", "gif"),
                    Map.entry("image/jpeg", "jpg"),
                    Map.entry("image/png", "png"),
                    Map.entry("image/webp", "webp"),
                    Map.entry("video/mp4", "mp4"),
                    Map.entry("video/quicktime", "mov"),
                    Map.entry("video/webm", "webm"),
                    Map.entry("audio/mp4", "m4a"),
                    Map.entry("audio/mpeg", "mp3"),
                    Map.entry("audio/ogg", "ogg"),
                    Map.entry("audio/wav", "wav"),
                    Map.entry("audio/webm", "weba"),
                    Map.entry("application/epub+zip", "epub"),
                    Map.entry("application/pdf", "pdf"));

    private final Export export;

    private ExportZip(Export export) {
        this.export = export;
    }

    static Response answer(Export export) {
        return Response.ok(new ExportZip(export), TYPE)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"mecene-%s.zip\"".formatted(export.person()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @Override
    public void write(OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (var kind : Kind.values()) {
            zip.putNextEntry(new ZipEntry(kind.wire() + ".json"));
            writeRecords(kind, zip);
            zip.closeEntry();
        }
        // Pictures and films are packed already.
        zip.setLevel(Deflater.NO_COMPRESSION);
        export.files(file -> writeFile(file, zip));
        zip.finish();
    }

    private void writeRecords(Kind kind, OutputStream out) throws IOException {
        var separator = new String[] {"["};
        export.records(
                kind,
                json -> {
                    out.write((separator[0] + "\n" + json).getBytes(StandardCharsets.UTF_8));
                    separator[0] = ",";
                });
        var isEmpty = separator[0].equals("[");
        out.write((isEmpty ? "[]\n" : "\n]\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void writeFile(Export.File file, ZipOutputStream zip) throws IOException {
        var item = file.item();
        var extension = EXTENSIONS.getOrDefault(item.contentType(), "bin");
        zip.putNextEntry(new ZipEntry("media/" + item.id() + "." + extension));
        var left = file.content().sizeBytes();
        var buffer = new byte[COPY_BUFFER];
        try (var in = file.content().open(0)) {
            while (left > 0) {
                var count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    throw new EOFException("The object is shorter than it was");
                }
                zip.write(buffer, 0, count);
                left -= count;
            }
        }
        zip.closeEntry();
    }
}
