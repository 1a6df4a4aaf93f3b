"""What is checked outside MkDocs: the sources before it starts, the site after it is done."""
