package org.mecene.persistence.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.mecene.domain.documents.BillingBook;
import org.mecene.domain.documents.BillingDetails;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.users.Country;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Row;

public final class JdbiBillingBook implements BillingBook {
    private final Database database;

    public JdbiBillingBook(Database database) {
        this.database = database;
    }

    @Override
    public Optional<BillingDetails> find(UserId user) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT name, address, country, tax_id
                                  FROM billing_details
                                 WHERE user_id = :user
                                """)
                        .bind("user", user)
                        .map((result, context) -> details(result))
                        .findOne());
    }

    @Override
    public void put(UserId user, BillingDetails details) {
        var country = details.country();
        database.transaction()
                .createUpdate(
                        """
                        INSERT INTO billing_details (user_id, name, address, country, tax_id)
                        VALUES (:user, :name, :address, :country, :taxId)
                            ON CONFLICT (user_id) DO UPDATE
                           SET name = excluded.name,
                               address = excluded.address,
                               country = excluded.country,
                               tax_id = excluded.tax_id
                        """)
                .bind("user", user)
                .bind("name", details.name())
                .bind("address", details.address())
                .bind("country", country == null ? null : country.code())
                .bind("taxId", details.taxId())
                .execute();
    }

    private static BillingDetails details(ResultSet result) throws SQLException {
        var row = new Row(result);
        return new BillingDetails(
                row.text(), row.textOrNull(), row.textOrNull(Country::new), row.textOrNull());
    }
}
