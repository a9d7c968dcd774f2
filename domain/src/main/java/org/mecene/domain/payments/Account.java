package org.mecene.domain.payments;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;

/// One account in the books.
///
/// @param owner the user or campaign that it belongs to; null for the accounts of which there is
///   one in all
public record Account(AccountKind kind, @Nullable UUID owner) {
    public static final Account PROVIDER_CLEARING =
            new Account(AccountKind.PROVIDER_CLEARING, null);
    public static final Account PROVIDER_FEES = new Account(AccountKind.PROVIDER_FEES, null);
    public static final Account PLATFORM_FEES = new Account(AccountKind.PLATFORM_FEES, null);
    public static final Account WRITE_OFFS = new Account(AccountKind.WRITE_OFFS, null);
    public static final Account PAYOUTS_IN_TRANSIT =
            new Account(AccountKind.PAYOUTS_IN_TRANSIT, null);
    public static final Account DISPUTES = new Account(AccountKind.DISPUTES, null);

    public Account {
        if (kind.isOwned() != (owner != null)) {
            throw new IllegalArgumentException(
                    kind + (owner == null ? " needs an owner" : " has no owner"));
        }
    }

    public static Account creatorPending(UserId creator) {
        return new Account(AccountKind.CREATOR_PENDING, creator.value());
    }

    public static Account creatorAvailable(UserId creator) {
        return new Account(AccountKind.CREATOR_AVAILABLE, creator.value());
    }

    /// @param campaign the id of the campaign
    public static Account campaignHeld(UUID campaign) {
        return new Account(AccountKind.CAMPAIGN_HELD, campaign);
    }

    /// The name in statements, such as `creator:0193…:pending`.
    public String name() {
        return switch (kind) {
            case PROVIDER_CLEARING -> "provider-clearing";
            case PROVIDER_FEES -> "provider-fees";
            case PLATFORM_FEES -> "platform-fees";
            case CREATOR_PENDING -> "creator:" + owner + ":pending";
            case CREATOR_AVAILABLE -> "creator:" + owner + ":available";
            case CAMPAIGN_HELD -> "campaign:" + owner + ":held";
            case PAYOUTS_IN_TRANSIT -> "payouts-in-transit";
            case DISPUTES -> "disputes";
            case WRITE_OFFS -> "write-offs";
        };
    }
}
