package org.mecene.rest.media;

/// How large an uploaded file may be.
public record UploadLimit(long maxBytes) {}
