"""An answer of quotations in; sentences of a language model about them, each checked before it is shown, out."""
