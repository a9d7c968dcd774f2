package org.mecene.domain.payments;

import org.mecene.domain.text.Bytes;

/// A webhook of the provider whose signature was right.
///
/// @param ref the provider's name for it, by which a repeated one is known
/// @param kind the provider's word for what it is about
/// @param body the raw bytes, as they were signed
public record Notice(String provider, String ref, String kind, Bytes body) {}
