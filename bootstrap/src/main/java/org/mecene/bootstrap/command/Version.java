package org.mecene.bootstrap.command;

import picocli.CommandLine.IVersionProvider;

/// The release, as the jar's manifest says.
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        var version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"mecene " + (version == null ? "development" : version)};
    }
}
