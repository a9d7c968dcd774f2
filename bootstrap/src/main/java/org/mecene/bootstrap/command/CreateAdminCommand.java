package org.mecene.bootstrap.command;

import java.util.concurrent.Callable;
import org.mecene.domain.refusal.InvalidValue;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.Password;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Makes an administrator, or makes one of somebody who has an account.
@Command(
        name = "create-admin",
        description =
                "Make an administrator; an account that exists gets the role and keeps its password.",
        mixinStandardHelpOptions = true)
public final class CreateAdminCommand implements Callable<Integer> {
    @Option(names = "--email", required = true, description = "The address of the account.")
    private String email = "";

    @Option(
            names = "--password",
            required = true,
            interactive = true,
            arity = "0..1",
            description = "The password of a new account; asked for when no value is given.")
    private char[] password = {};

    @Override
    public Integer call() {
        var address = parsed();
        var outcome = IdleNode.operate(operator -> operator.ensureAdministrator(address, chosen()));
        System.out.println(
                switch (outcome) {
                    case CREATED -> "The administrator was made.";
                    case PROMOTED ->
                            "The account is an administrator's now; its password is as it was.";
                    case UNCHANGED ->
                            "The account is an administrator's already; nothing was changed.";
                });
        return 0;
    }

    private EmailAddress parsed() {
        try {
            return EmailAddress.parse(email);
        } catch (InvalidValue _) {
            throw new IllegalStateException("This is not a mail address");
        }
    }

    private Password chosen() {
        try {
            return Password.chosen(new String(password));
        } catch (InvalidValue _) {
            throw new IllegalStateException("A password has 8 to 128 characters");
        }
    }
}
