package org.mecene.domain.platform;

/// Keeps the settings of the server, shared by all nodes.
public interface SettingsStore {
    /// The settings that are in force. May answer from memory; a change is known on every node
    /// within a second.
    Settings current();

    /// Replaces the settings, in the caller's transaction.
    ///
    /// @param settings with the version of those that they replace
    /// @return the settings with their new version
    /// @throws Refused with `ChangedMeanwhile` when the version moved on
    Settings replace(Settings settings);
}
