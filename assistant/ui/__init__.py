"""The Streamlit pages: the only package, with app.py, that imports streamlit."""
