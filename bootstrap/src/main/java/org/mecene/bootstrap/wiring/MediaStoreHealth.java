package org.mecene.bootstrap.wiring;

import java.util.UUID;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.media.MediaStore;
import org.mecene.domain.media.MediaStore.StoreUnavailable;
import org.mecene.domain.media.StorageKey;
import org.mecene.domain.media.Variant;
import org.mecene.domain.platform.HealthCheck;

/// Whether the media store answers. A store may take long to say that it does not, so a worker asks
/// it, and a probe hears what it said last.
final class MediaStoreHealth implements HealthCheck {
    /// An object that nobody ever stores.
    private static final StorageKey NOBODYS =
            StorageKey.of(new MediaId(new UUID(0, 0)), Variant.ORIGINAL);

    private final MediaStore store;
    private volatile boolean healthy = true;

    MediaStoreHealth(MediaStore store) {
        this.store = store;
    }

    void ask() {
        try {
            healthy = store.find(NOBODYS).isEmpty();
        } catch (StoreUnavailable _) {
            healthy = false;
        }
    }

    @Override
    public String name() {
        return "media-store";
    }

    @Override
    public boolean isHealthy() {
        return healthy;
    }
}
