"""The life of themes: words that contributors propose, themes that become one."""
